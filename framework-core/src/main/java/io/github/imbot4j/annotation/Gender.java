package io.github.imbot4j.annotation;

/** The grammatical gender the portal uses for a bot in its own texts. */
public enum Gender {
    UNSPECIFIED,
    MALE,
    FEMALE
}
