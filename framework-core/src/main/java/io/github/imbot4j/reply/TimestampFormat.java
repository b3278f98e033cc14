package io.github.imbot4j.reply;

/** The format of a timestamp, in the reader's own time zone and language (v1 §9); the names are the portal's. */
public enum TimestampFormat {
    FORMAT_DATE,
    FORMAT_DATETIME,
    SHORT_DATE_FORMAT,
    MEDIUM_DATE_FORMAT,
    LONG_DATE_FORMAT,
    DAY_MONTH_FORMAT,
    DAY_SHORT_MONTH_FORMAT,
    SHORT_DAY_OF_WEEK_MONTH_FORMAT,
    SHORT_DAY_OF_WEEK_SHORT_MONTH_FORMAT,
    DAY_OF_WEEK_MONTH_FORMAT,
    FULL_DATE_FORMAT,
    SHORT_TIME_FORMAT,
    LONG_TIME_FORMAT
}
