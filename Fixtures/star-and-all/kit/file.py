ROUGH = True
