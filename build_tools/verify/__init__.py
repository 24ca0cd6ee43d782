"""Is a copy of an edition whole, offline, and what its maker signed?"""
