import fine
import a_module_that_nobody_has
import never
