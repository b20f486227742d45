"""What changed since an app last asked."""
