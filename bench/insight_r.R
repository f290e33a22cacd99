# The figures of bench/insight_numbers.cpp from the files it wrote, with lme4 and psych. The same
# lines: what, CPU milliseconds, a figure to compare.
#   Rscript bench/insight_r.R FOLDER
suppressMessages({library(lme4); library(psych)})
folder <- commandArgs(TRUE)[1]
measure <- function(name, work) {
  begin <- proc.time()
  figure <- suppressWarnings(suppressMessages(work()))
  spent <- proc.time() - begin
  cat(name, 1e3 * (spent[["user.self"]] + spent[["sys.self"]]), format(figure, digits = 12), "\n")
}
for (patients in c("10000", "100000")) {
  name <- paste0("growth_", patients)
  data <- read.csv(file.path(folder, paste0(name, ".csv")))
  fit <- NULL
  # The fit alone, without the check of its derivatives that lme4 adds by default.
  measure(name, function() {
    fit <<- lmer(y ~ x + (x | id), data, control = lmerControl(calc.derivs = FALSE))
    REMLcrit(fit)
  })
  # Its time grows with the square of the patients: minutes at 100,000.
  if (patients == "10000") {
    measure(paste0(name, "_ranef"), function() {
      sum(attr(ranef(fit, condVar = TRUE)$id, "postVar")[2, 2, ])
    })
  }
}
items <- read.csv(file.path(folder, "items.csv"))
measure("alpha", function() {
  alpha <- psych::alpha(items)$total$raw_alpha
  sd(rowMeans(items)) * sqrt(1 - alpha)
})
