"""Who a young person can talk to."""
