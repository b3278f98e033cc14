package io.github.imbot4j.reply;

import java.util.Optional;

/**
 * A user card: a name, an avatar, and a target.
 *
 * @param avatar address of an image; may be empty
 * @param avatarType whose kind of avatar stands in when there is none
 */
public record UserCard(String name, String avatar, Optional<AvatarType> avatarType, Target target)
        implements GroupableBlock {

    public UserCard {
        name = DslArguments.text("user.name", name);
        avatar = DslArguments.text("user.avatar", avatar);
    }

    /** Sets the avatar. */
    public UserCard avatar(String url) {
        return new UserCard(name, url, avatarType, target);
    }

    /** Sets whose kind of avatar it is. */
    public UserCard avatarType(AvatarType type) {
        return new UserCard(name, avatar, Optional.of(type), target);
    }

    /** Opens an address. */
    public UserCard opens(String url) {
        return opening(new Target.Url(url));
    }

    /** Opens a user. */
    public UserCard opensUser(long userId) {
        return opening(new Target.User(userId));
    }

    /** Opens a group chat. */
    public UserCard opensChat(long chatId) {
        return opening(new Target.Chat(chatId));
    }

    /** Opens a bot. */
    public UserCard opensBot(long botId) {
        return opening(new Target.Bot(botId));
    }

    /** Opens a user of Bitrix24.Network. */
    public UserCard opensNetwork(String networkId) {
        return opening(new Target.Network(networkId));
    }

    private UserCard opening(Target what) {
        return new UserCard(name, avatar, avatarType, what);
    }
}
