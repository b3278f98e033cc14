package io.github.imbot4j.wire;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The calls that make a portal match the models of bots, and what their answers mean. */
public interface BotCalls {

    /** Names the part of {@link #told} that says where events are posted. */
    String HANDLERS = "handlers";

    /** What a portal's refusal means. */
    enum Refusal {
        /** Another app, or an earlier installation of this one, owns the bot. */
        NOT_OURS,
        /** The portal lets an app have no more bots. */
        TOO_MANY_BOTS,
        /** There is no such bot. */
        NO_BOT,
        /** There is no such command. */
        NO_COMMAND,
        /** Anything else. */
        OTHER
    }

    /** Lists the bots of the portal. */
    Call list();

    /** Reads the codes in the answer to {@link #list}, by bot id. */
    Map<Long, String> codes(RestResponse list);

    /** Makes a bot, or finds it by its code and binds its handlers again. */
    Call register(BotModel bot, String eventUrl);

    /** Changes everything of a bot that can be changed. */
    Call update(long botId, BotModel bot, String eventUrl);

    /** Deletes a bot, its private chats and its commands. */
    Call unregister(long botId);

    /** Reads the id in the answer to {@link #register}; empty if there is none. */
    OptionalLong botId(RestResponse registered);

    /** Makes a command, or finds it by bot and name and binds its handler again. */
    Call registerCommand(long botId, CommandModel command, String eventUrl);

    /** Changes everything of a command that can be changed: neither its name nor whether it is for all chats. */
    Call updateCommand(long botId, long commandId, CommandModel command, String eventUrl);

    /** Deletes a command. */
    Call unregisterCommand(long botId, long commandId);

    /** Reads the id in the answer to {@link #registerCommand}; empty if there is none. */
    OptionalLong commandId(RestResponse registered);

    /** Returns what a portal is told of a bot, in parts by name; a part that differs later has the bot updated. */
    Map<String, Object> told(BotModel bot, String eventUrl);

    /** Returns the parts of {@link #told(BotModel, String)} that no update changes. */
    Set<String> fixed();

    /** Returns what a portal is told of a command, in parts by name. */
    Map<String, Object> told(CommandModel command, String eventUrl);

    /** Tells whether a portal may discard some of the handlers when the bot is registered, so that an update must bind them. */
    boolean losesHandlers(BotModel bot);

    /** Gives a bot that an inbound webhook registered another secret; empty where all such bots share one. */
    default Optional<Call> handOver(long botId, Secret known, Secret next) {
        return Optional.empty();
    }

    /** Lists what a model asks for and this generation has no counterpart of. */
    default List<Problem> lacking(BotModel bot) {
        return List.of();
    }

    /** Tells what a portal's refusal of one of these calls means. */
    Refusal meaning(RestException refused);
}
