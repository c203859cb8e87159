"""What a scenario says: frozen nouns, validated once at the door, trusted after."""
