"""A fan."""
