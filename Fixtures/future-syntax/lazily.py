lazy import heavy
lazy from heavy import weigh as w
import real
lazy = real
lazy.import_count = 1
