"""What tables say: facts, scores, differences."""
