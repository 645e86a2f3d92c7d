"""What front matter declares, and the same facts in prose."""
