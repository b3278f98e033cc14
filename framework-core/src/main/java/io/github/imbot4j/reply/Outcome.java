package io.github.imbot4j.reply;

/**
 * Say what came of an event: a {@link Reply} to send, a {@link Next} step of a conversation, a question to the user, that
 * the user was not understood, the answers of a survey, or {@link NoReply}.
 */
public sealed interface Outcome permits Reply, Next, InputRequired, InvalidInput, SurveyEnd, NoReply {}
