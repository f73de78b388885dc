// The layer is empty yet.
