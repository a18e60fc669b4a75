"""What a reviewer can check without trusting us: where a pack comes from, and why an advice came out as it did."""
