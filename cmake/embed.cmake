# The pages of web/dist and the catalogues of content/, inside the binary.
