"""May it go out, and what is out: the gate and the published store; knows the packages below it, never a page class."""
