"""A heater."""
