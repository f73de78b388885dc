import arithmetic
