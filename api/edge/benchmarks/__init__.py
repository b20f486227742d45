"""What a kept answer costs, beside the same server sending fixed bytes and nginx sending a file."""
