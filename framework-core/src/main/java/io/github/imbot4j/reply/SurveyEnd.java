package io.github.imbot4j.reply;

/**
 * The end of somebody's part in a survey.
 *
 * @param answers the record with their answers
 * @param next what they are told
 */
public record SurveyEnd(Record answers, Next next) implements Outcome {}
