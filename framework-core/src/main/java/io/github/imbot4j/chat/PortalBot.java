package io.github.imbot4j.chat;

/**
 * A bot that is registered on a portal, by this app or another (v1 §2.5).
 *
 * @param id its user id
 * @param code by which its app knows it
 * @param name shown in chats
 * @param openLine whether it can work in Open Lines
 */
public record PortalBot(long id, String code, String name, boolean openLine) {}
