"""Where chunks are coded: `local` in processes of this machine, `ray_data` in Ray Data workers of one machine or a hundred."""
