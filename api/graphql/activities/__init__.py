"""What is on."""
