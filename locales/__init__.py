"""What the system knows about languages, as pure functions and data; all may use it, it uses none."""
