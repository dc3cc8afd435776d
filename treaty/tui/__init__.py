"""The terminal face: how a view is shown and a request is asked."""
