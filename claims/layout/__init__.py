"""What the labels of tables mean, and how the cells of a table lie to one another."""
