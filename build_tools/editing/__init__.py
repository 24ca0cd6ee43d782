"""What helps editors write: new resources made from those that are there."""
