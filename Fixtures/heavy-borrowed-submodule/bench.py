import tools

sharp = tools.saw.teeth
