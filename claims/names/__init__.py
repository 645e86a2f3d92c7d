"""Names of models in a text: known ones, built ones, strangers."""
