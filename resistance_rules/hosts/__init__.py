"""Where other systems meet the library. Nothing in the core imports a host; each host's needs are an extra."""
