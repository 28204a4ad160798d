"""Pages of the officers who run surveys."""
