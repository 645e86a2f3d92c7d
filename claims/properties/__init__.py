"""Which property a number tells: one module a family, its rows as data."""
