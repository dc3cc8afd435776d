"""What each chair may see: pure folds of the state."""
