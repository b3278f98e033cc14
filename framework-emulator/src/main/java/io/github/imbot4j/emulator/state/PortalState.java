package io.github.imbot4j.emulator.state;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The complete state of one portal. The values are immutable, so reading needs no lock; a change of several related
 * values is made inside {@link #atomically}.
 *
 * <p>Safe for use by several threads.
 */
public final class PortalState {

    /** The newest revision of REST that the documentation tells of (v2, corrections). */
    public static final int NEWEST_REVISION = 36;

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong lastId = new AtomicLong(100);
    private final Table<Long, Person> people = new Table<>(Person::id);
    private final Table<Long, Department> departments = new Table<>(Department::id);
    private final Table<Long, Chat> chats = new Table<>(Chat::id);
    private final Table<Long, Message> messages = new Table<>(Message::id);
    private final Table<Long, StoredFile> files = new Table<>(StoredFile::id);
    private final Table<Long, RegisteredBot> bots = new Table<>(RegisteredBot::id);
    private final Table<Long, RegisteredCommand> commands = new Table<>(RegisteredCommand::id);
    private final Table<String, App> apps = new Table<>(App::clientId);
    private final Table<Long, Handler> handlers = new Table<>(Handler::id);
    private final Table<String, Token> tokens = new Table<>(Token::access);
    private final Table<String, Webhook> webhooks = new Table<>(Webhook::secret);
    private final Table<Long, Notice> notices = new Table<>(Notice::id);
    private final Table<Long, OfflineEvent> offlineEvents = new Table<>(OfflineEvent::id);
    private final Table<Long, LoggedEvent> loggedEvents = new Table<>(LoggedEvent::id);
    private final Set<Long> subscribers = ConcurrentHashMap.newKeySet();
    private final Table<Long, Item> deals = new Table<>(Item::id);
    private final Table<Long, Item> contacts = new Table<>(Item::id);
    private final Table<Long, Item> tasks = new Table<>(Item::id);
    private final Downloads downloads = new Downloads();
    private final Map<Long, Long> readEvents = new ConcurrentHashMap<>();
    private final Map<Reader, Long> read = new ConcurrentHashMap<>();
    private final Set<Long> notes = ConcurrentHashMap.newKeySet();
    private final String memberId;
    private final Clock clock;
    private volatile ZoneId zone = ZoneOffset.UTC;
    private volatile String language = "en";
    private volatile int revision = NEWEST_REVISION;

    /**
     * An empty portal.
     *
     * @param memberId 32 hexadecimal digits; survives renames
     * @param clock the portal's own
     */
    public PortalState(String memberId, Clock clock) {
        this.memberId = memberId;
        this.clock = clock;
        departments.put(Department.COMPANY);
    }

    /** Ids of the messages that the portal itself wrote, such as who was invited. */
    public Set<Long> notes() {
        return notes;
    }

    public String memberId() {
        return memberId;
    }

    public Clock clock() {
        return clock;
    }

    /** The time zone of everybody on the portal. */
    public ZoneId zone() {
        return zone;
    }

    /** Moves everybody to another time zone. */
    public void zone(ZoneId other) {
        zone = other;
    }

    /** The portal's own language, two letters, which events name; people's interfaces may be in others. */
    public String language() {
        return language;
    }

    /** Gives the portal another language. */
    public void language(String other) {
        language = other;
    }

    /** The revision of REST that {@code imbot.v2.Revision.get} tells (v2 §1). */
    public int revision() {
        return revision;
    }

    /** Makes the portal an older one; {@code 0} for one without v2. */
    public void revision(int other) {
        revision = other;
    }

    /** A number nothing else has; rises. */
    public long nextId() {
        return lastId.incrementAndGet();
    }

    /** Makes a change nobody sees half of. The lock may be taken again inside. */
    public <T> T atomically(Supplier<T> change) {
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    public Table<Long, Person> people() {
        return people;
    }

    public Table<Long, Department> departments() {
        return departments;
    }

    public Table<Long, Chat> chats() {
        return chats;
    }

    public Table<Long, Message> messages() {
        return messages;
    }

    public Table<Long, StoredFile> files() {
        return files;
    }

    public Table<Long, RegisteredBot> bots() {
        return bots;
    }

    public Table<Long, RegisteredCommand> commands() {
        return commands;
    }

    /** Whether a bot of this code has registered all commands of these names. */
    public boolean hasBot(String code, Collection<String> names) {
        return bots.first(bot -> bot.code().equals(code))
                .filter(bot -> names.stream()
                        .allMatch(name -> commands.first(known -> known.botId() == bot.id()
                                        && known.command().equals(name))
                                .isPresent()))
                .isPresent();
    }

    public Table<String, App> apps() {
        return apps;
    }

    public Table<Long, Handler> handlers() {
        return handlers;
    }

    public Table<String, Token> tokens() {
        return tokens;
    }

    public Table<String, Webhook> webhooks() {
        return webhooks;
    }

    public Table<Long, Notice> notices() {
        return notices;
    }

    /** What waits for apps to fetch it. */
    public Table<Long, OfflineEvent> offlineEvents() {
        return offlineEvents;
    }

    /** What waits for bots and users to fetch it (v2 §7). */
    public Table<Long, LoggedEvent> loggedEvents() {
        return loggedEvents;
    }

    /** The links by which files are downloaded. */
    public Downloads downloads() {
        return downloads;
    }

    /** Remembers that a bot or a user has read the events up to one; it may read them again. */
    public void readUpTo(long receiver, long eventId) {
        readEvents.merge(receiver, eventId, Math::max);
    }

    /** Whether an event waits that its bot or user has not read. */
    public boolean hasUnread(long receiver) {
        long last = readEvents.getOrDefault(receiver, 0L);
        return loggedEvents
                .first(event -> event.receiver() == receiver && event.id() > last)
                .isPresent();
    }

    /** Ids of the users whose events are logged (v2 §7.1). */
    public Set<Long> subscribers() {
        return subscribers;
    }

    public Table<Long, Item> deals() {
        return deals;
    }

    public Table<Long, Item> contacts() {
        return contacts;
    }

    public Table<Long, Item> tasks() {
        return tasks;
    }

    /** The private chat of two users, when they have one. */
    public Optional<Chat> privateChat(long one, long other) {
        return chats.first(chat -> chat.type() == ChatType.PRIVATE && chat.has(one) && chat.has(other));
    }

    /** The last message that a member of a chat has read; {@code 0} for none. */
    public long lastRead(long userId, long chatId) {
        return read.getOrDefault(new Reader(userId, chatId), 0L);
    }

    /** Remembers up to which message a member of a chat has read it. */
    public void read(long userId, long chatId, long messageId) {
        read.merge(new Reader(userId, chatId), messageId, Math::max);
    }

    private record Reader(long userId, long chatId) {}

    /** The messages of a chat, oldest first. */
    public List<Message> messagesOf(long chatId) {
        return messages.where(message -> message.chatId() == chatId);
    }

    /** A table of values by key, in the order of the keys. Safe for use by several threads. */
    public static final class Table<K extends Comparable<K>, V> {

        private final Function<V, K> key;
        private final Map<K, V> rows = new ConcurrentSkipListMap<>();

        Table(Function<V, K> key) {
            this.key = key;
        }

        public Optional<V> find(K id) {
            return Optional.ofNullable(rows.get(id));
        }

        /** Stores a value in place of the one with its key, and gives it back. */
        public V put(V value) {
            rows.put(key.apply(value), value);
            return value;
        }

        public void remove(K id) {
            rows.remove(id);
        }

        public void removeIf(Predicate<V> condition) {
            rows.values().removeIf(condition);
        }

        public Collection<V> all() {
            return List.copyOf(rows.values());
        }

        public List<V> where(Predicate<V> condition) {
            return rows.values().stream().filter(condition).toList();
        }

        public Optional<V> first(Predicate<V> condition) {
            return rows.values().stream().filter(condition).findFirst();
        }
    }
}
