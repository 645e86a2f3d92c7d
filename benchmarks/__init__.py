"""What is measured against peers, one command each; every table says what it ran on."""
