import { Avatar, AvatarStack, Nobody } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { NETWORK_MARKS, nameOfNetwork } from '#web/ui/network-marks.ts'
import { useShellWords } from '#web/words.ts'
import { Spec } from './Spec.tsx'

export function Persons() {
  const words = useShellWords()
  return (
    <Spec title="People and places" rule="Ours are filled, theirs are outlined, teams are square. Nobody is drawn.">
      <div className="line">
        <Avatar name="Ruth Calloway" kind="theirs" size="l" network="bluesky" />
        <Avatar name="Nora Lindqvist" presence="here" />
        <Avatar name="Samir Haddad" presence="away" />
        <Avatar name="Accounts" kind="team" />
        <Avatar name="عبد الرحمن المنصوري" kind="theirs" network="mastodon" />
        <Avatar name="🎉 party 🎉" kind="theirs" network="hackernews" />
        <Avatar name="Priya Raman" size="s" />
        <AvatarStack
          names={[
            'Tom Achterberg',
            'Priya Raman',
            'Jonas Wehrle',
            'Ada Nwosu',
            'Keiko Tanabe',
            'Hayley Marsh',
            'Bob Tully',
          ]}
        />
        <Nobody since="9 days" />
        <Button size="small">Take it</Button>
      </div>
      <div className="line">
        {Object.keys(NETWORK_MARKS).map((network) => (
          <span key={network} className="flex-row">
            <NetworkMark network={network} silent />
            <span className="two">{nameOfNetwork(network, words)}</span>
          </span>
        ))}
      </div>
    </Spec>
  )
}
