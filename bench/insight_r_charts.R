# Rscript bench/insight_r_charts.R series.csv [alarms.csv]
# What R offers to watch a series as it comes, on the patients' scores of a CSV of
# `bench_insight_exam --write`: CPU seconds of each, reading not counted, and its alarms.
suppressPackageStartupMessages({library(strucchange); library(surveillance)})

arguments <- commandArgs(trailingOnly = TRUE)
scores <- read.csv(arguments[1], stringsAsFactors = FALSE)
scores <- scores[scores$rater == "patient", ]
courses <- lapply(split(scores, factor(scores$patient_id, unique(scores$patient_id))),
                  function(one) one[order(one$session), ])

# Fluctuation monitoring (Chu, Stinchcombe and White 1996): the first five sessions are usual.
baseline <- 5
with_mefp <- function(type) function(course) {
  data <- data.frame(y = course$score)
  if (nrow(data) <= baseline || var(data$y[seq_len(baseline)]) == 0) return(NA)
  usual <- mefp(y ~ 1, data = data[seq_len(baseline), , drop = FALSE], type = type, h = 1,
                alpha = 0.05, period = 4)
  at <- monitor(usual, data = data, verbose = FALSE)$breakpoint
  if (is.na(at)) NA else course$session[at]
}

# Cumulated sum (Rossi, Lampugnani and Marchi 1999), on falls below the personal mean in tenths of
# the personal SD: `cusum` watches counts that rise.
with_cusum <- function(course) {
  if (nrow(course) <= baseline) return(NA)
  usual <- course$score[seq_len(baseline)]
  if (sd(usual) == 0) return(NA)
  falls <- pmax(0, round(10 * (3 + (mean(usual) - course$score) / sd(usual))))
  watched <- sts(observed = falls, start = c(1, 1), frequency = 52)
  rest <- (baseline + 1):nrow(course)
  said <- cusum(watched, control = list(range = rest, k = 1.04, h = 2.26, m = NULL, trans = "rossi"))
  at <- which(alarms(said)[, 1] == 1)
  if (length(at) == 0) NA else course$session[rest[at[1]]]
}

watch <- function(name, one) {
  time <- system.time(at <- vapply(courses, function(course) as.numeric(one(course)), 0))
  cat(sprintf("%-32s %5d courses %8.3f s CPU %6.1f %% alarm\n", name, length(courses),
              time[["user.self"]] + time[["sys.self"]], 100 * mean(!is.na(at))))
  data.frame(detector = name, patient_id = names(courses), first_alarm = at)
}

found <- rbind(watch("strucchange OLS-CUSUM", with_mefp("OLS-CUSUM")),
               watch("strucchange OLS-MOSUM", with_mefp("OLS-MOSUM")),
               watch("surveillance cusum", with_cusum))
if (length(arguments) > 1) write.csv(found, arguments[2], row.names = FALSE)
