/** What stands before a value that somebody's record is said to hold: `Her chart shows A12345678`. The source of a pattern, case as written. */
export const recordShows =
  "(?:[Rr]ecords?|(?:[Hh]is|[Hh]er|[Tt]heir|[Pp]atient(?:['’]s)?|[Mm]edical)\\s(?:chart|file))\\s(?:shows?|says?|lists?|gives?|reads?)(?::\\s?|\\s)"
