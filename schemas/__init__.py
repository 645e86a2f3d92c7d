"""The nouns: frozen values that the four rooms exchange. Standard library only, no input or output."""
