"""What the contract's operations cost, always beside a trivial view in the same run; depends on the endpoint alone."""
