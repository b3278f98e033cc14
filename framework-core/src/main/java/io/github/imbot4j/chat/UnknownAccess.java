package io.github.imbot4j.chat;

import java.util.List;

/** Prove nothing about anybody, where nobody is there to be asked about; every command may be run as far as is known. */
final class UnknownAccess implements Access {

    @Override
    public Member member() {
        throw nobody();
    }

    @Override
    public List<Member.Department> departments() {
        throw nobody();
    }

    @Override
    public boolean isAdmin() {
        throw nobody();
    }

    @Override
    public boolean mayRun(String command) {
        return true;
    }

    private static UnprovenException nobody() {
        return new UnprovenException("There is nobody here whose rights could be asked for.");
    }
}
