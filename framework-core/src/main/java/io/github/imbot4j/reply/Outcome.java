package io.github.imbot4j.reply;

/**
 * The outcome of an event: a {@link Reply} to send, a {@link Next} step of a conversation, a prompt for input, a reply
 * to invalid input, the answers of a survey, or {@link NoReply}.
 */
public sealed interface Outcome permits Reply, Next, InputRequired, InvalidInput, SurveyEnd, NoReply {}
