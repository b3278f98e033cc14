package io.github.imbot4j.rest;

/** STUB */
public enum MethodSafety {
    READ
}
